package io.rubric.benchmarks.cache;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Is intercepted, and nothing comes of it: what the container takes for itself. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Nothing {}
