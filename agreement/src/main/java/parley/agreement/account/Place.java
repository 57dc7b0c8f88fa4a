package parley.agreement.account;

/**
 * Where a fact comes first in a record: the order of facts, in which no two are equal.
 *
 * @param party the place of its first author in the charter
 * @param index of his entry
 * @param part of that entry: the notices that it joins in their order, then itself
 * @param row in that part
 */
public record Place(int party, long index, int part, int row) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int order = Integer.compare(party, other.party);
        order = order != 0 ? order : Long.compare(index, other.index);
        order = order != 0 ? order : Integer.compare(part, other.part);
        return order != 0 ? order : Integer.compare(row, other.row);
    }
}
