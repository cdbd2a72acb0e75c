package io.rubric.impl.context;

import io.rubric.impl.Problems;
import io.rubric.impl.config.Setting;
import io.rubric.impl.config.Settings;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the present call, as the container knows it. What goes on later on another thread has the caller that its call began with:
 * there the container may know nobody, and nobody's entries and quotas must not be everybody's.
 */
public final class Caller {

    /** The words that stand for who calls. */
    public static final String PRINCIPAL = "principal";

    /** See {@link #client()}. */
    public static final String CLIENT = "client";

    private static final System.Logger LOG = System.getLogger(Caller.class.getName());

    private final Beans beans;
    private final TrustedProxies proxies;
    private final boolean hasRequests;
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    /** Set by the first template that asks; who asks for nothing pays for nothing. */
    private volatile boolean asked;

    @SuppressWarnings("ThreadLocalUsage") // one a deployment, which a static field would outlive
    private final ThreadLocal<@Nullable Known> kept = new ThreadLocal<>();

    private record Known(
            @Nullable String principal, @Nullable String client) {}

    Caller(Beans beans, TrustedProxies proxies, boolean hasRequests) {
        this.beans = beans;
        this.proxies = proxies;
        this.hasRequests = hasRequests;
    }

    /**
     * The callers of an application.
     *
     * @param beans of the application; null without CDI
     */
    public static Caller of(Settings settings, @Nullable BeanManager beans, Problems problems) {
        TrustedProxies proxies =
                settings.value(Setting.HTTP_TRUSTED_PROXIES, TrustedProxies::parse, TrustedProxies.GRAMMAR, problems);
        return new Caller(new ContainerBeans(beans), proxies, isServletThere());
    }

    /** Where there is neither CDI nor Servlet. */
    public static Caller nobody() {
        return new Caller(new ContainerBeans(null), TrustedProxies.NONE, false);
    }

    /** Whether there can be requests at all: the Servlet API is on the class path. */
    public boolean hasRequests() {
        return hasRequests;
    }

    /** What a word stands for in each call from now on; empty if it is none of ours. */
    public Optional<Supplier<@Nullable String>> word(String word) {
        Supplier<@Nullable String> meaning =
                switch (word) {
                    case PRINCIPAL -> this::principal;
                    case CLIENT -> this::client;
                    default -> null;
                };
        if (meaning != null) {
            asked = true;
        }
        return Optional.ofNullable(meaning);
    }

    /** The caller's name; null if nobody is known. */
    public @Nullable String principal() {
        Known known = kept.get();
        return known != null
                ? known.principal()
                : said(PRINCIPAL, Principal.class, beans.ask(Principal.class, Principal::getName));
    }

    /** The caller's address, in a form that tells clients apart; null outside of a request. */
    public @Nullable String client() {
        Known known = kept.get();
        if (known != null) {
            return known.client();
        }
        return hasRequests ? said(CLIENT, Request.TYPE, Request.client(beans, proxies)) : null;
    }

    /**
     * What the present request has by this name, and from now on if it has nothing; null if there is no request. On the caller's own thread, which is all that
     * knows it.
     */
    public <T> @Nullable T attribute(String name, Class<T> type, Supplier<T> first) {
        return hasRequests ? Request.attribute(beans, name, type, first) : null;
    }

    /** Runs tasks as called by who makes the present call. */
    Executor keep() {
        if (!asked) {
            return Runnable::run;
        }
        Known known = new Known(principal(), client());
        return task -> as(known, task);
    }

    private void as(Known known, Runnable task) {
        Known outer = kept.get();
        kept.set(known);
        try {
            task.run();
        } finally {
            if (outer == null) {
                kept.remove(); // the thread may be the server's and outlive the application
            } else {
                kept.set(outer);
            }
        }
    }

    private @Nullable String said(String word, Class<?> type, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            return text;
        }
        if (missed.add(word) && !beans.has(type)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{" + word + "} in key templates is null for all callers: there is not exactly one bean of "
                            + type.getName());
        }
        return null;
    }

    private static boolean isServletThere() {
        try {
            return Request.TYPE.isInterface();
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Apart, so that the outer class loads where the Servlet API is missing. */
    private static final class Request {

        static final Class<HttpServletRequest> TYPE = HttpServletRequest.class;

        private Request() {}

        static @Nullable String client(Beans beans, TrustedProxies proxies) {
            return beans.ask(TYPE, request -> {
                String remote = request.getRemoteAddr();
                return remote == null ? null : proxies.client(remote, () -> lines(request));
            });
        }

        private static List<String> lines(HttpServletRequest request) {
            Enumeration<String> lines = request.getHeaders("X-Forwarded-For");
            return lines == null ? List.of() : Collections.list(lines); // a container may keep headers to itself
        }

        static <T> @Nullable T attribute(Beans beans, String name, Class<T> type, Supplier<T> first) {
            return beans.ask(TYPE, request -> {
                Object found = request.getAttribute(name);
                if (type.isInstance(found)) {
                    return type.cast(found);
                }
                T made = first.get();
                request.setAttribute(name, made);
                return made;
            });
        }
    }
}
