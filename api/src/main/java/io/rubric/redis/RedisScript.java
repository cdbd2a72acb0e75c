package io.rubric.redis;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Lua script as a method of an interface, which is injected as it is:
 *
 * <pre>{@code
 * public interface StockScripts {
 *
 *     @RedisScript("classpath:stock/reserve.lua")
 *     boolean reserve(@RedisKey RMap<String, Integer> stock, String article, int pieces);
 * }
 *
 * @Inject StockScripts scripts;
 * }</pre>
 *
 * <p>Parameters with {@link RedisKey} are {@code KEYS}, all others {@code ARGV}, each in its order. An argument is passed as its text where it has one (a {@code String}, a
 * number, a boolean as {@code true} or {@code false}, an enum, a {@code UUID}, a {@code URI}, a type of {@code java.time}), a {@code byte[]} as it is, anything else as JSON. None may be null. What an injected structure holds is JSON, so that the member {@code ann} of an {@code RSet<String>} is {@code cjson.encode(ARGV[1])} in a script; a number is the same in both.
 *
 * <p>What the script returns is made the method's result: an integer or a text a number; an integer, {@code OK}, {@code true}, {@code false} or nothing a {@code boolean} (nothing and 0 are
 * false); a text a {@code String}, an enum and so on, as it is or as a string of JSON; a list a {@code List}, {@code Set} or, of keys and values in turn, a {@code Map}; any other text is read as JSON.
 * Nothing (Lua's {@code nil} or {@code false}) is {@code null} or an empty {@code Optional}. With a {@link java.util.concurrent.CompletionStage} of any of these the caller does not wait; the stage goes on on a thread of the application.
 *
 * <p>A call is one round trip: {@code EVALSHA}, by the digest that is known from deployment. Only where Redis does not know the script is it sent along and loaded. A call is never repeated by
 * Rubric, since a script need not be idempotent; one whose answer is lost may have run. Calls that are made at the same time share a pipeline.
 *
 * <p>Found at deployment: a script that is missing, keys that may lie in different slots, a parameter that the script does not use and a {@code KEYS[n]} or {@code ARGV[n]} that no
 * parameter is, types that cannot be passed. At a call: {@link RedisScriptException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RedisScript {

    /** The script's text, or {@code classpath:} and the name of a resource of the application that holds it in UTF-8. */
    String value();

    /**
     * What stands before each key that a template makes, in braces, so that a cluster keeps them together (a Redis hash tag): {@code "accounts"}, or a template
     * over the method's parameters such as {@code "order:{id}"}. Required if there are several such keys. {@code ""} (default): the keys as they are.
     */
    String hashTag() default "";
}
