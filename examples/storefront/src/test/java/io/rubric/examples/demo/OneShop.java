package io.rubric.examples.demo;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The shop that all tests of a run share: its servers start with the first of them and stop after the last. */
final class OneShop implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(OneShop.class);

    /** No permit flows back while a test runs, a busy machine is no outage, and nobody waits long for the lock of a dead server. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "rubric.throttle.\"stock\".period", "1h", "rubric.throttle.timeout", "10s", "rubric.lock.lease-time", "8s");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(HERE).computeIfAbsent(Shop.class, type -> started(), Shop.class);
    }

    private static Shop started() {
        Shop shop = new Shop(Settings.ofSystemProperties(), PROPERTIES);
        try {
            shop.start();
            return shop;
        } catch (Exception e) {
            shop.close();
            throw new IllegalStateException("The servers have not started", e);
        }
    }
}
