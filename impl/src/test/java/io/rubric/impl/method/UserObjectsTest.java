package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.RubricException;
import io.rubric.impl.Problems;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserObjectsTest {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger ENDED = new AtomicInteger();

    private final Problems problems = new Problems();
    private final WeldContainer container = new Weld(UUID.randomUUID().toString())
            .disableDiscovery()
            .addBeanClasses(Shared.class, Own.class, Base.class, Special.class, Asking.class, Failing.class)
            .initialize();
    private final UserObjects objects = new UserObjects(container.getBeanManager());

    interface Keys {
        default int number() {
            return 0;
        }
    }

    abstract static class Unfinished implements Keys {}

    class Inner implements Keys {
        @Inject
        Inner() {}
    }

    static class Needy implements Keys {
        Needy(int number) {}
    }

    static class Plain implements Keys {
        private static final CountDownLatch TWO = new CountDownLatch(2);

        private final int number = MADE.incrementAndGet();

        private Plain() throws InterruptedException {
            TWO.countDown();
            boolean ignored = TWO.await(200, TimeUnit.MILLISECONDS); // time for a second thread to come here
        }

        @Override
        public int number() {
            return number;
        }
    }

    @ApplicationScoped
    static class Shared implements Keys {
        @Override
        public int number() {
            return 7;
        }
    }

    @Dependent
    static class Own implements Keys {
        private final int number = MADE.incrementAndGet();

        @Override
        public int number() {
            return number;
        }

        @PreDestroy
        void end() {
            ENDED.incrementAndGet();
        }
    }

    @Dependent
    static class Base implements Keys {
        @Inject
        Shared shared;

        @Override
        public int number() {
            return shared.number();
        }
    }

    @Dependent
    static class Special extends Base {}

    @Dependent
    static class Asking implements Keys {
        private final Shared shared;

        @Inject
        Asking(Shared shared) {
            this.shared = shared;
        }

        @Override
        public int number() {
            return shared.number();
        }
    }

    static class NoBean implements Keys {
        @Inject
        NoBean(Shared shared) {}
    }

    static class NoBeanWithField implements Keys {
        @Inject
        Shared shared;
    }

    @Dependent
    static class Failing implements Keys {
        Failing() {
            throw new IllegalStateException("not yet");
        }
    }

    static class FailingOnce implements Keys {
        FailingOnce() {
            if (MADE.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        }
    }

    @BeforeEach
    void nothingIsMade() {
        MADE.set(0);
        ENDED.set(0);
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {Keys.class, Unfinished.class, Inner.class, Needy.class})
    void aClassThatCannotBeMadeIsAMistake(Class<? extends Keys> type) {
        of(type);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .startsWith("RUBRIC-917 @A on b: the class cannot be made; found keys = " + type.getName() + ", ");
    }

    @ParameterizedTest
    @ValueSource(classes = {NoBean.class, NoBeanWithField.class})
    void aClassThatAsksForInjectionMustBeABean(Class<? extends Keys> type) {
        Supplier<Keys> object = of(type);
        assertThat(problems.messages()).isEmpty();
        assertThatThrownBy(object::get).isInstanceOf(RubricException.class).hasMessageContaining("RUBRIC-917");
        objects.check(problems);
        assertThat(problems.messages())
                .singleElement()
                .asString()
                .contains("keys = " + type.getName() + ", which has @Inject but is not exactly one bean");
    }

    @Test
    void whatCanBeMadeIsNoMistake() {
        Stream.of(Plain.class, Shared.class, Own.class, Base.class, Asking.class, Failing.class)
                .forEach(this::of);
        objects.check(problems);
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void aBeanIsUsed() {
        assertThat(of(Shared.class).get()).isSameAs(of(Shared.class).get());
        assertThat(of(Shared.class).get().getClass()).isNotEqualTo(Shared.class); // the proxy
        assertThat(of(Asking.class).get().number()).isEqualTo(7);
    }

    @Test
    void theClassItselfIsMeantNotItsSubclass() {
        Keys base = of(Base.class).get();
        assertThat(base.getClass()).isEqualTo(Base.class);
        assertThat(base.number()).isEqualTo(7);
    }

    @Test
    void aDependentBeanIsMadeOnceAndEndsWithTheApplication() {
        assertThat(of(Own.class).get().number()).isEqualTo(1);
        assertThat(of(Own.class).get().number()).isEqualTo(1);
        assertThat(ENDED).hasValue(0);
        objects.close();
        objects.close();
        assertThat(ENDED).hasValue(1);
    }

    @Test
    void withoutCdiTheConstructorIsUsed() {
        UserObjects alone = new UserObjects(null);
        assertThat(alone.of(Own.class, "keys", "@A on b", problems).get().number())
                .isEqualTo(1);
        assertThatThrownBy(alone.of(Asking.class, "keys", "@A on b", problems)::get)
                .isInstanceOf(RubricException.class);
    }

    @Test
    void whatIsNoBeanIsMadeByItsConstructorWhenFirstNeededAndOnce() throws Exception {
        Supplier<Keys> object = of(Plain.class);
        assertThat(MADE).hasValue(0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> number = () -> object.get().number();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(8, number))) {
                assertThat(answer.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(of(Plain.class).get()).isSameAs(object.get());
        assertThat(MADE).hasValue(1);
    }

    @Test
    void aConstructorThatThrowsIsTheCause() {
        for (Class<? extends Keys> type : List.of(Failing.class, FailingOnce.class)) {
            assertThatThrownBy(of(type)::get)
                    .isInstanceOf(RubricException.class)
                    .hasMessage("@A on b: the object of keys = " + type.getName() + " cannot be made")
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("not yet");
        }
        assertThat(of(FailingOnce.class).get()).isNotNull();
    }

    private Supplier<Keys> of(Class<? extends Keys> type) {
        return objects.of(type, "keys", "@A on b", problems);
    }
}
