namespace Bakohumas.Web.Features.Pledges;

/// <summary>The form of product 6.6.</summary>
internal sealed record SigningForm
{
    /// <summary>SHA-256 of the text that the page showed, 64 hex digits; any other value is a text that changed.</summary>
    public string TextHash { get; init; } = "";

    /// <summary><c>drawn</c> or <c>typed</c>.</summary>
    public string? Method { get; init; }

    /// <summary>The typed name; counts when the method is typed.</summary>
    public string? Name { get; init; }

    /// <summary>JSON, x and y only, at most 5,000 points and 64 KB; counts when the method is drawn.</summary>
    public string? Strokes { get; init; }

    public bool ConsentPledge { get; init; }
    public bool ConsentData { get; init; }
    public bool ShowInJoint { get; init; }
    public Guid Nonce { get; init; }
}
