package io.rubric.impl.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rubric.impl.testing.Node;

/** Applications that must not start. */
final class Refusals {

    private Refusals() {}

    /** An application with this bean is refused, and all of this is said. */
    static void refuses(Class<?> bean, String... messages) {
        assertThatThrownBy(() -> Node.start(bean).close()).satisfies(e -> {
            for (String message : messages) {
                assertThat(e).hasStackTraceContaining(message);
            }
        });
    }
}
