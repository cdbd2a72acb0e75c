package io.rubric.redis;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link RedisScript} that is a key: an injected structure, whose key it is, or a value that a template makes one of. A parameter can be several keys, in the order in which
 * they are written.
 *
 * <p>All keys of a call lie in one slot of a cluster. What templates make does by {@link RedisScript#hashTag()}, which is checked at deployment; the keys of structures are looked at with the call, which
 * throws an {@link IllegalArgumentException} before anything is sent, on a single server, too.
 */
@Documented
@Repeatable(RedisKey.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface RedisKey {

    /**
     * A template over the method's parameters, as everywhere in Rubric: {@code "visits:{user.id}"}. The key in Redis is {@code <rubric.prefix>:<what it makes>}, with the
     * hash tag of the script in between if it has one. Values cannot leave their place in it. It begins with a word and a separator such as a colon, unless
     * the script has a hash tag. {@code ""} (default): the parameter's name, a colon and its value, {@code user:ann} for {@code @RedisKey String user}; the only one for a structure.
     */
    String value() default "";

    /** The keys of one parameter. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface List {

        /** The keys. */
        RedisKey[] value();
    }
}
