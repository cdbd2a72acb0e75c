package io.rubric.impl.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word on where a request comes from is taken. Each proxy writes the address that it was called from at the end of
 * {@code X-Forwarded-For}; what is before the word of the last one who is trusted, anybody may have written.
 */
public final class TrustedProxies {

    /** Nobody's word is taken. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** What one may write, for messages. */
    public static final String GRAMMAR = "addresses and CIDR blocks with commas, such as 10.0.0.0/8, ::1";

    /** More proxies than requests go through; who writes more is not read to the end. */
    private static final int MOST_HOPS = 32;

    private final List<Block> blocks;

    private TrustedProxies(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Reads addresses and blocks with commas; empty if one of them is neither. */
    public static Optional<TrustedProxies> parse(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String written : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Block block = Block.of(written.strip());
            if (block == null) {
                return Optional.empty();
            }
            blocks.add(block);
        }
        return Optional.of(new TrustedProxies(blocks));
    }

    /**
     * The client's address, in a form that tells clients apart.
     *
     * @param remote who has sent the request; a text that is no address is taken as it is
     * @param forwarded the lines of {@code X-Forwarded-For} in their order, asked for if they count
     */
    String client(String remote, Supplier<List<String>> forwarded) {
        Address hop = Address.ofHop(remote);
        if (hop == null) {
            return remote;
        }
        return (isTrusted(hop) ? beyond(hop, forwarded.get()) : hop).client();
    }

    private Address beyond(Address proxy, List<String> lines) {
        Address hop = proxy;
        int hops = 0;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            for (int end = line.length(), comma; end >= 0; end = comma) {
                comma = line.lastIndexOf(',', end - 1);
                Address before = ++hops > MOST_HOPS ? null : Address.ofHop(element(line, comma + 1, end));
                if (before == null) {
                    return hop;
                }
                hop = before;
                if (!isTrusted(hop)) {
                    return hop;
                }
            }
        }
        return hop;
    }

    private static String element(String line, int begin, int end) {
        return line.substring(begin, end).strip();
    }

    private boolean isTrusted(Address address) {
        for (Block block : blocks) {
            if (address.beginsLike(block.network(), block.bits())) {
                return true;
            }
        }
        return false;
    }

    private record Block(Address network, int bits) {

        static @Nullable Block of(String written) {
            int slash = written.indexOf('/');
            Address network = Address.of(slash < 0 ? written : written.substring(0, slash));
            if (network == null) {
                return null;
            }
            int bits = slash < 0 ? network.length() : bits(written.substring(slash + 1));
            return bits > 0 && bits <= network.length() ? new Block(network, bits) : null;
        }

        /** Not 0: who trusts everybody lets each client choose who he is. */
        private static int bits(String text) {
            return text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : -1;
        }
    }
}
