namespace Bakohumas.Domain.CheckIn;

/// <summary>A passage that counts: a person came in or went out.</summary>
public readonly record struct Movement(Direction Direction, DateTimeOffset HappenedAt);

/// <summary>Where a person is, from the movements of one occasion. They are ordered by when they happened, so that the order in which the server heard of them changes nothing.</summary>
public static class Presence
{
    /// <summary>Whether the latest movement was inward.</summary>
    public static bool IsInside(IEnumerable<Movement> movements) =>
        movements.OrderBy(m => m.HappenedAt).Select(m => (Direction?)m.Direction).LastOrDefault() == Direction.In;

    /// <summary>
    /// Whether an entry at that moment stands beside another one with nobody leaving in between: two doors have let the same ticket in.
    /// </summary>
    public static bool Meets(IEnumerable<Movement> movements, DateTimeOffset at)
    {
        var ordered = movements.OrderBy(m => m.HappenedAt).ToArray();
        var next = Array.FindIndex(ordered, m => m.HappenedAt > at);
        var before = next < 0 ? ordered.Length - 1 : next - 1;
        return (before >= 0 && ordered[before].Direction == Direction.In) || (next >= 0 && ordered[next].Direction == Direction.In);
    }
}
