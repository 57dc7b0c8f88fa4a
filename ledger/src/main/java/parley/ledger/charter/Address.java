package parley.ledger.charter;

import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * Where a member's node is reached, written {@code HOST:PORT}: {@code node.example:8443}, {@code 192.0.2.7:8443}, {@code
 * [2001:db8::7]:8443}.
 *
 * @param host a name or an IPv4 address in lower case, or an IPv6 address without its brackets
 * @param port 1 to 65535
 */
public record Address(String host, int port) {
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern IP_6 = Pattern.compile("(?=.*:.*:)[0-9a-f:.]{2,45}");
    private static final Pattern TEXT = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*)):([1-9][0-9]{0,4})");

    public Address {
        if (!NAME.matcher(host).matches() && !IP_6.matcher(host).matches()) {
            throw new MalformedException("address", "no host is called " + MalformedException.quote(host));
        }
        if (port < 1 || port > 65_535) {
            throw new MalformedException("address", "a port is from 1 to 65535, not " + port);
        }
    }

    /** Parses the one spelling of an address; throws {@link MalformedException} on anything else. */
    public static Address parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedException("address", "it is HOST:PORT, not " + MalformedException.quote(text));
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        Address address = new Address(host, Integer.parseInt(matcher.group(3)));
        if (!address.toString().equals(text)) {
            throw new MalformedException(
                    "address", "brackets are for IPv6 addresses: " + MalformedException.quote(text));
        }
        return address;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
