package io.rubric.impl;

import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.Caller;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.method.UserObjects;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.telemetry.Metrics;

/**
 * What every feature is built on, made at deployment. Redis opens after all is found sound; context and transactions are known from the
 * application's start on.
 */
public record Services(
        Settings settings,
        Names names,
        Redis redis,
        JsonCodec json,
        ApplicationExecutor executor,
        Transactions transactions,
        UserObjects objects,
        Metrics metrics,
        Caller caller) {}
