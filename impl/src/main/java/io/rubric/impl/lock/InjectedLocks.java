package io.rubric.impl.lock;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import io.rubric.impl.Services;
import io.rubric.impl.config.Setting;
import io.rubric.impl.key.ByHand;
import io.rubric.impl.lock.LockRules.Bound;
import io.rubric.impl.method.Injectable;
import io.rubric.impl.method.Outcome;
import io.rubric.lock.LockName;
import io.rubric.lock.Locks;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The locks that the application has injected. They are made when all methods are known, whose rules they have. */
final class InjectedLocks {

    private final Services services;
    private final LockRules rules;
    private final LockDesk desk;
    private final LockTallies tallies;
    private final boolean enabled;
    private final Map<LockName, String> wanted = new LinkedHashMap<>();
    private final List<Injectable> all = new ArrayList<>();

    InjectedLocks(Services services, LockRules rules, LockDesk desk, LockTallies tallies, boolean enabled) {
        this.services = services;
        this.rules = rules;
        this.desk = desk;
        this.tallies = tallies;
        this.enabled = enabled;
    }

    /** Somebody injects locks. */
    void add(Type type, LockName name, String place, Problems problems) {
        if (type != Locks.class) {
            problems.add(Problem.LOCK_INJECTED, place, type.getTypeName(), "Locks");
        } else {
            wanted.putIfAbsent(name, place);
        }
    }

    /** All methods have been seen. */
    void make(Problems problems) {
        wanted.forEach((name, place) -> {
            int before = problems.count();
            LockPolicy policy = policy(name.value(), place, problems);
            ManualLockKeys keys = keys(name.value(), place, problems);
            boolean on = enabled && services.settings().flag(Setting.LOCK_ENABLED, name.value(), problems);
            if (problems.count() == before) {
                Function<Outcome, ManualLocks> locks = outcome -> new ManualLocks(
                        policy, keys, desk, services.executor(), tallies.of(policy.name()), on, outcome);
                Locks instance = new TwoFoldLocks(
                        name.value(),
                        locks.apply(Outcome.ofValue()),
                        locks.apply(Outcome.ofStage(services.executor())));
                all.add(new Injectable(Locks.class, Set.of(name), instance));
            }
        });
    }

    List<Injectable> all() {
        return all;
    }

    private LockPolicy policy(String name, String place, Problems problems) {
        Set<LockPolicy> said = rules.of(name).stream().map(Bound::policy).collect(Collectors.toSet());
        if (said.size() > 1) {
            unfit(
                    name,
                    "methods say different things of it",
                    "the same rules, or another name for each",
                    place,
                    problems);
        }
        if (said.isEmpty() && !isConfigured(name)) {
            unfit(
                    name,
                    "neither a method nor configuration has it",
                    "a method with @Locked(name = \"" + name + "\"), or " + Setting.LOCK_WAIT_TIME.key(name),
                    place,
                    problems);
        }
        return said.stream().findFirst().orElseGet(() -> rules.policies().of(name, Said.NOTHING, place, problems));
    }

    private boolean isConfigured(String name) {
        return Stream.of(
                        Setting.LOCK_WAIT_TIME,
                        Setting.LOCK_LEASE_TIME,
                        Setting.LOCK_AT_LEAST,
                        Setting.LOCK_MAX_HOLD,
                        Setting.LOCK_ENABLED)
                .anyMatch(setting -> services.settings().isSet(setting, name));
    }

    private ManualLockKeys keys(String name, String place, Problems problems) {
        String prefix = rules.prefix(false);
        List<Bound> all = List.copyOf(rules.of(name));
        if (all.isEmpty()) {
            return ManualLockKeys.any(prefix, name);
        }
        List<Optional<ByHand>> byHand = all.stream().map(this::byHand).toList();
        Bound first = all.get(0);
        boolean one = all.stream().allMatch(bound -> bound.templates().size() == 1)
                && byHand.stream()
                                .flatMap(Optional::stream)
                                .map(ByHand::shape)
                                .distinct()
                                .count()
                        == 1;
        if (!one && (all.size() > 1 || first.templates().size() > 1)) {
            String found = all.stream()
                    .map(bound -> bound.templates().toString())
                    .sorted()
                    .toList()
                    .toString();
            unfit(name, "methods have the keys " + found, "one template, or another name for each", place, problems);
        }
        return byHand.get(0)
                .map(template -> ManualLockKeys.of(prefix, template))
                .orElseGet(() -> ManualLockKeys.ofMethod(prefix, first.method().toString()));
    }

    private Optional<ByHand> byHand(Bound bound) {
        return bound.templates().stream()
                .findFirst()
                .map(template -> ByHand.of(bound.method(), template, services.caller()));
    }

    private static void unfit(String name, String why, String write, String place, Problems problems) {
        problems.add(Problem.LOCK_INJECTED, place, "\"" + name + "\": " + why, write);
    }
}
