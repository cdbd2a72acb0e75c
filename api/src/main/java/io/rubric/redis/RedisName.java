package io.rubric.redis;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which Redis structure is injected: one of Redisson's, such as {@code RMap}, {@code RBucket}, {@code RSet}, {@code RScoredSortedSet}, {@code RAtomicLong},
 * {@code RStream}, {@code RBlockingQueue} or {@code RTopic}.
 *
 * <pre>{@code
 * @Inject @RedisName("stock") RMap<String, Integer> stock;
 * }</pre>
 *
 * <p>The type arguments say what is stored. What stands for a key (of a map, of a stream's entry) is its text: {@code apple}, {@code 42},
 * {@code 2026-11-28}; a {@code String}, a number, a boolean, an enum, a {@code UUID}, a {@code URI} or a type of {@code java.time}. What stands for a value is its
 * JSON, as JSON-B writes it; a {@code byte[]} is stored as it is. So {@code HSET shop:stock apple 3} from outside is what
 * {@code stock.get("apple")} reads, and the other way round. A {@code String} is written as JSON, too, with its quotation marks; one that was stored
 * without is read as it is. (An {@code RLexSortedSet} is Redisson's own, of plain texts.) A number that its type cannot hold, or anything but one value of JSON, is an exception of the call. Nothing that is read from Redis chooses a class.
 *
 * <p>Redisson's own form have the entries of {@code RMapCache}, which carry their times; where Redis is 7.4 or newer, those of {@code RMapCacheNative} are plain.
 *
 * <p>A structure is injected in every scope, as a proxy. {@code RBatch} is not: each injection point, and each {@code Provider.get()}, has a batch of its own, since
 * a batch is executed once; where Rubric is switched off, only a {@code Provider} of it can be injected. A structure takes no part in a transaction. Mistakes are found at deployment. At a call what Redisson throws reaches the caller.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface RedisName {

    /**
     * The name of the structure: its key in Redis is {@code <rubric.prefix>:<name>}. Letters, digits and {@code _ . : / -}; {@code {…}} marks the part by which a cluster
     * chooses the slot (a Redis hash tag), and {@code ${property}} or {@code ${property:default}} stands for a value of MicroProfile Config. It does not begin with
     * what Rubric keeps for itself, {@code cache:}, {@code throttle:}, {@code lock:}, {@code permits:}, {@code fenced:} and {@code event:}, and is not {@code ping} or {@code lock-released}. Empty only for
     * {@code RBatch} and {@code RScript}, which have no name.
     */
    String value() default "";

    /**
     * What is stored in a structure whose type has no arguments to say so, such as {@code RTopic} or {@code RScript}. {@code Object}: what the JSON says, as texts, numbers, lists
     * and maps; a listener of an {@code RTopic} that wants records hears nothing then. A mistake for a structure that has them.
     */
    Class<?> type() default Object.class;

    /** An instance for {@link jakarta.enterprise.inject.Instance#select}; some injection point of the application must ask for the same structure. */
    final class Literal extends AnnotationLiteral<RedisName> implements RedisName {

        private static final long serialVersionUID = 1L;

        private final String value;
        private final Class<?> type;

        private Literal(String value, Class<?> type) {
            this.value = value;
            this.type = type;
        }

        /**
         * @param name as in {@link RedisName#value()}
         * @return the qualifier
         */
        public static Literal of(String name) {
            return new Literal(name, Object.class);
        }

        /**
         * @param name as in {@link RedisName#value()}
         * @param type as in {@link RedisName#type()}
         * @return the qualifier
         */
        public static Literal of(String name, Class<?> type) {
            return new Literal(name, type);
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public Class<?> type() {
            return type;
        }
    }
}
