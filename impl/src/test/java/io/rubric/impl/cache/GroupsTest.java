package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.context.Transactions;
import io.rubric.impl.redis.Breakers;
import io.rubric.impl.testing.ManualTimer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

    private final Groups groups = new Groups();
    private final Region users = region("users");
    private final Region orders = region("orders");

    @ParameterizedTest
    @CsvSource({
        "users,users",
        "org:{id},org:{0}",
        "org:{id},org:{org.id}",
        "org:{id},org:7",
        "{kind}:all,org:{id}",
        "{a},anything",
        "{a},{b}",
        "org:{id}:users,org:{id}:{kind}",
        "a{x},ab{y}",
        "{x}a,{y}ba",
        "a{x}a,a"
    })
    void templatesThatMayGiveTheSameTextMeet(String one, String other) {
        assertThat(Groups.mayMeet(one, other)).isTrue();
        assertThat(Groups.mayMeet(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "users,orders",
        "user,users",
        "org:{id},user:{id}",
        "org:{id},user:7",
        "{id}:users,{id}:orders",
        "org:{id}:users,org:{id}:orders",
        "org:{id},orders",
        "{id}:users,orders"
    })
    void templatesWhoseEndsDifferDoNot(String one, String other) {
        assertThat(Groups.mayMeet(one, other)).isFalse();
        assertThat(Groups.mayMeet(other, one)).isFalse();
    }

    @Test
    void blanksAreWrittenAsBytes() {
        assertThat(Groups.withoutBlanks("all users\t{0}\r\nx")).isEqualTo("all%20users%09{0}%0D%0Ax");
        assertThat(Groups.withoutBlanks("org:{0}")).isEqualTo("org:{0}");
    }

    @Test
    void aGroupIsRemovedFromTheCachesThatMayHaveEntriesInIt() {
        groups.declare(users, List.of("org:{id}", "all"));
        groups.declare(orders, List.of("customer:{id}"));
        assertThat(groups.meeting("org:{0}")).containsExactly(users);
        assertThat(groups.meeting("{0}:7")).containsExactlyInAnyOrder(users, orders);
        assertThat(groups.meeting("nobody")).isEmpty();
    }

    @Test
    void aCacheThatBecomesKnownLaterIsAskedToo() {
        List<Region> meeting = groups.meeting("org:{0}");
        assertThat(meeting).isEmpty();
        groups.declare(users, List.of("org:{id}"));
        groups.declare(orders, List.of("customer:{id}"));
        assertThat(meeting).containsExactly(users);
        groups.declare(orders, List.of("org:{customer.org}"));
        assertThat(meeting).containsExactly(users, orders);
    }

    @Test
    void aCacheThatIsFilledInSeveralWaysIsAskedOnce() {
        List<Region> meeting = groups.meeting("org:{0}");
        groups.declare(users, List.of("org:{id}", "org:{user.org}"));
        groups.declare(users, List.of("org:{0}"));
        assertThat(meeting).containsExactly(users);
        assertThat(groups.meeting("{0}")).containsExactly(users);
    }

    private static Region region(String name) {
        return new Region(
                name,
                new Slots("test", name, () -> false),
                new Stores(null, null, null),
                new Wakes(),
                new Breakers<>(() -> 0, () -> false),
                new Transactions(),
                new Outages(Duration.ofSeconds(1), false, false),
                new ManualTimer(),
                () -> 0);
    }
}
