package io.rubric.impl.codec;

import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Which types' values can be written and read again. */
public final class Storable {

    private static final Set<Class<?>> NOT = Set.of(
            void.class,
            Void.class,
            BaseStream.class,
            Iterator.class,
            InputStream.class,
            Reader.class,
            Future.class,
            Flow.Publisher.class);

    private Storable() {}

    /** False for what is used up when it is read, such as a stream, and for nothing at all. */
    public static boolean test(Class<?> type) {
        return NOT.stream().noneMatch(not -> not.isAssignableFrom(type));
    }
}
