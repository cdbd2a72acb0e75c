package io.rubric.benchmarks.payara.app;

import java.io.Serializable;

/**
 * An event as applications have them, of some 250 bytes. Payara sends only what is serializable.
 *
 * @param batch how many are fired before an answer is awaited
 */
public record Shot(long id, int batch, String customer, String address, String product, double price, String note)
        implements Serializable {

    static Shot number(long id, int batch) {
        return new Shot(
                id,
                batch,
                "Ada Lovelace, 12 St James's Square",
                "London SW1Y 4JH, United Kingdom",
                "analytical-engine-mk2-brass",
                1842.5,
                "Leave it with the neighbour if nobody is at home before noon");
    }
}
