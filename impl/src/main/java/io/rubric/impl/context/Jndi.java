package io.rubric.impl.context;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the container keeps under its own standard names. */
public final class Jndi {

    private Jndi() {}

    /** The object of a name; empty where there is no such name or no naming at all. */
    @SuppressWarnings("BanJNDI") // names are constants of this code or configuration, never anybody's input
    public static <T> Optional<T> find(String name, Class<T> type) {
        try {
            Object found = InitialContext.doLookup(name);
            return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
