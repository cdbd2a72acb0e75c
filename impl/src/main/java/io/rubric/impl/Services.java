package io.rubric.impl;

import io.rubric.impl.codec.JsonCodec;
import io.rubric.impl.config.Settings;
import io.rubric.impl.context.ApplicationExecutor;
import io.rubric.impl.context.Caller;
import io.rubric.impl.context.RequestScope;
import io.rubric.impl.context.Transactions;
import io.rubric.impl.method.UserObjects;
import io.rubric.impl.redis.Redis;
import io.rubric.impl.telemetry.Metrics;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

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
        Caller caller) {

    static Services of(Settings settings, BeanManager beans, Problems problems) {
        Names names = Names.read(settings, problems);
        Caller caller = Caller.of(settings, beans, problems);
        JsonCodec json = new JsonCodec();
        return new Services(
                settings,
                names,
                new Redis(settings, names.prefix(), json),
                json,
                new ApplicationExecutor(new RequestScope(beans), caller),
                new Transactions(),
                new UserObjects(beans),
                new Metrics(names.prefix(), type -> only(beans, type)),
                caller);
    }

    private static Optional<?> only(BeanManager beans, Class<?> type) {
        Instance<?> found = beans.createInstance().select(type);
        return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
    }
}
