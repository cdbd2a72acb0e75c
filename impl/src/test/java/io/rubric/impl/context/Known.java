package io.rubric.impl.context;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Callers of whom a test knows everything. */
public final class Known {

    private Known() {}

    /** The caller with a name and an address, or without. */
    public static Caller caller(@Nullable String name, @Nullable String address) {
        return caller(() -> name, () -> address, TrustedProxies.NONE);
    }

    /** The caller with a name that may change. */
    public static Caller caller(Supplier<@Nullable String> name) {
        return caller(name, () -> null, TrustedProxies.NONE);
    }

    static Caller caller(
            Supplier<@Nullable String> name,
            Supplier<@Nullable String> address,
            TrustedProxies proxies,
            String... forwarded) {
        Principal principal = name::get;
        HttpServletRequest request = request(address, new HashMap<>(), forwarded);
        return new Caller(
                new Only(Map.of(Principal.class, principal, HttpServletRequest.class, request)), proxies, true);
    }

    /** A request that knows its sender, its header {@code X-Forwarded-For} and its attributes. */
    public static HttpServletRequest request(
            Supplier<@Nullable String> address, Map<String, Object> attributes, String... forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Known.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> address.get();
                    case "getHeaders" ->
                        arguments[0].equals("X-Forwarded-For")
                                ? Collections.enumeration(Arrays.asList(forwarded))
                                : Collections.enumeration(List.of());
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> {
                        attributes.put((String) arguments[0], arguments[1]);
                        yield null;
                    }
                    case "toString" -> "a request";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The beans there are, one a type. */
    record Only(Map<Class<?>, Object> beans) implements Beans {
        @Override
        public <T, R> @Nullable R ask(Class<T> type, Function<T, @Nullable R> question) {
            Object bean = beans.get(type);
            return bean == null ? null : question.apply(type.cast(bean));
        }

        @Override
        public boolean has(Class<?> type) {
            return beans.containsKey(type);
        }
    }
}
