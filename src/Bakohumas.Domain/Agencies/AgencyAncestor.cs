namespace Bakohumas.Domain.Agencies;

/// <summary>One row for each agency and each agency above it, itself included (depth 0), so that a subtree is an equality.</summary>
public sealed class AgencyAncestor
{
    public required Guid AgencyId { get; init; }
    public required Guid AncestorId { get; init; }
    public required int Depth { get; init; }
}
