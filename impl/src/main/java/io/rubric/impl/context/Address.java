package io.rubric.impl.context;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address that was written as one. A name is none: whoever writes a header must not make us ask a name server. */
final class Address {

    /** Longer than any address with brackets, zone and port; what is longer is not looked at. */
    private static final int LONGEST = 80;

    private static final String PORT = "(?::\\d{1,5})?";
    private static final String QUAD = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(QUAD + "(?:\\." + QUAD + "){3}");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:)[0-9A-Fa-f:.]{2,45}");

    /** The zone of a link is known to one machine alone. */
    private static final Pattern ZONE = Pattern.compile("%[\\w.-]+$");

    private static final Pattern HOP = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)]" + PORT + "|([0-9.]+)" + PORT);

    private static final int NETWORK = 8;
    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A dotted quad or an IPv6 literal; null if the text is neither. An IPv4 address in the form of IPv6 is IPv4. */
    static @Nullable Address of(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        boolean v4 = V4.matcher(text).matches();
        if (!v4 && !V6.matcher(text).matches()) {
            return null;
        }
        try {
            // A bracket makes it a literal or an error, never a name.
            return new Address(
                    InetAddress.getByName(v4 ? text : "[" + text + "]").getAddress());
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The same, perhaps with a port, in brackets or with a zone, as containers and proxies write where a request comes from. */
    static @Nullable Address ofHop(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher hop = HOP.matcher(text);
        String bare = !hop.matches() ? text : hop.group(1) != null ? hop.group(1) : hop.group(2);
        Matcher zone = ZONE.matcher(bare);
        return of(bare.indexOf(':') >= 0 && zone.find() ? bare.substring(0, zone.start()) : bare);
    }

    /** How many bits it has. */
    int length() {
        return bytes.length * Byte.SIZE;
    }

    /** True if both are of one kind and begin with the same bits. */
    boolean beginsLike(Address other, int bits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        for (int i = 0; i * Byte.SIZE < bits; i++) {
            int ignored = Math.max(0, Byte.SIZE - (bits - i * Byte.SIZE));
            if (((bytes[i] ^ other.bytes[i]) & 0xFF) >> ignored != 0) {
                return false;
            }
        }
        return true;
    }

    /** Who this is: of IPv6 the network, as one client has all addresses of a /64 to choose from. */
    String client() {
        StringBuilder text = new StringBuilder(24);
        if (bytes.length > 4) {
            for (int i = 0; i < NETWORK; i += 2) {
                text.append(HexFormat.of().toHexDigits((short) ((bytes[i] << 8) | (bytes[i + 1] & 0xFF))))
                        .append(':');
            }
            return text.append(":/64").toString();
        }
        for (byte part : bytes) {
            text.append(text.isEmpty() ? "" : ".").append(part & 0xFF);
        }
        return text.toString();
    }
}
