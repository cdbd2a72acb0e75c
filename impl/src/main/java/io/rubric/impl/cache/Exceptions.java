package io.rubric.impl.cache;

import java.util.List;

/** After which exceptions of the method something is removed all the same, by the rules of JSR-107. */
record Exceptions(List<Class<? extends Throwable>> evictFor, List<Class<? extends Throwable>> noEvictFor) {

    boolean has(Throwable error) {
        if (evictFor.isEmpty() && noEvictFor.isEmpty()) {
            return false;
        }
        boolean included = evictFor.isEmpty() || isOne(evictFor, error);
        return included && !isOne(noEvictFor, error);
    }

    private static boolean isOne(List<Class<? extends Throwable>> types, Throwable error) {
        return types.stream().anyMatch(type -> type.isInstance(error));
    }
}
