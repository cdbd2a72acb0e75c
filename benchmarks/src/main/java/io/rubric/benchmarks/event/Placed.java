package io.rubric.benchmarks.event;

/** An event as applications have them: about 250 bytes of JSON. */
public record Placed(long id, String customer, String address, String product, int amount, double price, String note) {

    static Placed number(long id) {
        return new Placed(
                id,
                "Ada Lovelace, 12 St James's Square",
                "London SW1Y 4JH, United Kingdom",
                "analytical-engine-mk2-brass",
                3,
                1842.5,
                "Leave it with the neighbour if nobody is at home before noon");
    }
}
