namespace Bakohumas.Domain.Pledges;

/// <summary>How a pledge was signed; both count the same (product.md KB3).</summary>
public enum SignatureMethod
{
    Drawn,
    Typed,
}
