package io.rubric.impl.context;

import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Objects;

/** Methods whose work never belongs to the transaction of their caller. */
public final class OwnTransaction {

    private OwnTransaction() {}

    /**
     * True if the method runs in a transaction of its own or in none, whatever its caller is in.
     *
     * @param places the method, then its class
     */
    public static boolean isFor(AnnotatedElement... places) {
        try {
            return Found.in(places);
        } catch (LinkageError e) {
            return false; // no transactions here: Weld SE, Tomcat
        }
    }

    /** Apart, so that the outer class loads where Jakarta Transactions is missing. */
    private static final class Found {
        static boolean in(AnnotatedElement... places) {
            return Arrays.stream(places)
                    .map(place -> place.getAnnotation(Transactional.class))
                    .filter(Objects::nonNull)
                    .findFirst() // what the method says counts
                    .filter(own -> own.value() == TxType.REQUIRES_NEW || own.value() == TxType.NOT_SUPPORTED)
                    .isPresent();
        }
    }
}
