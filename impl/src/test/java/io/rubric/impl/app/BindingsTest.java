package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;
import io.rubric.lock.LockContext;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import io.rubric.throttle.ThrottledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** An annotation counts wherever CDI lets it count, and nowhere else. */
class BindingsTest {

    @Stereotype
    @ApplicationScoped
    @Locked("by-stereotype")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Exclusive {}

    @InterceptorBinding
    @Locked("by-binding")
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Alone {}

    @Stereotype
    @ApplicationScoped
    @Locked("{nothing}")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Mistaken {}

    public abstract static class Key {
        @Inject
        LockContext lock;

        public String key() {
            return lock.key();
        }
    }

    @Exclusive
    public static class ByStereotype extends Key {}

    @Alone
    @ApplicationScoped
    public static class ByBinding extends Key {}

    @Mistaken
    public static class ByMistake {
        public void call() {}
    }

    @Test
    void oneOnAStereotypeOrAnotherBindingLocks() {
        try (Node node = Node.start(ByStereotype.class, ByBinding.class)) {
            assertThat(node.get(ByStereotype.class).key()).contains("by-stereotype");
            assertThat(node.get(ByBinding.class).key()).contains("by-binding");
        }
    }

    @Test
    void oneOnAStereotypeIsCheckedAtDeployment() {
        assertThatThrownBy(() -> Node.start(ByMistake.class).close()).hasMessageContaining("RUBRIC-901");
    }

    public abstract static class Base {
        @Throttled(name = "calls", limit = 5)
        public void call() {}

        @Locked("{mistake}")
        public void replaced(String name) {}
    }

    @ApplicationScoped
    public static class Replacing extends Base {
        @Override
        @Throttled(name = "calls", limit = 1)
        public void call() {}

        @Override
        public void replaced(String name) {}
    }

    @Test
    void oneOnAMethodThatIsReplacedCountsForNothing() {
        try (Node node = Node.start(Replacing.class)) {
            Replacing bean = node.get(Replacing.class);
            bean.replaced("a");
            bean.call();
            assertThatThrownBy(bean::call).isInstanceOf(ThrottledException.class);
        }
    }
}
