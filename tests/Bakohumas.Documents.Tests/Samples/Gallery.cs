namespace Bakohumas.Documents.Tests.Samples;

/// <summary>One paper of every kind, by name.</summary>
internal static class Gallery
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["pledge", "pledge-long", "pledge-real", "list", "joint-1", "joint-8", "joint-40", "joint-300", "joint-long", "joint-open", "joint-unnamed", "joint-officers", "poster-a3", "poster-a4", "poster-names", "signing-sheet", "badge-a6", "badge-62", "badge-long-a6", "badge-long-62"];

    public static Document Of(string kind) => kind switch
    {
        "pledge" => SamplePledge.Short(),
        "pledge-long" => SamplePledge.LongNames(),
        "pledge-real" => SamplePledge.CivilServants(),
        "list" => SampleList.Of(120),
        "joint-1" => SampleJoint.Of(1),
        "joint-8" => SampleJoint.Of(8),
        "joint-40" => SampleJoint.Of(40),
        "joint-300" => SampleJoint.Of(300),
        "joint-5000" => SampleJoint.Of(5000),
        "joint-long" => SampleJoint.Of(60, longNames: true),
        "joint-open" => SampleJoint.Of(20, closed: false),
        "joint-unnamed" => SampleJoint.Of(40, unnamed: true),
        "joint-officers" => SampleJoint.Of(260, officers: true, longNames: true),
        "poster-a3" => SamplePoster.Of(PageStyle.PosterA3),
        "poster-a4" => SamplePoster.Of(PageStyle.PosterA4),
        "poster-names" => SamplePoster.Of(PageStyle.PosterA3, names: 40),
        "badge-a6" => SampleBadge.Of(PageStyle.BadgeA6),
        "badge-62" => SampleBadge.Of(PageStyle.BadgeLabel),
        "badge-long-a6" => SampleBadge.Long(PageStyle.BadgeA6),
        "badge-long-62" => SampleBadge.Long(PageStyle.BadgeLabel),
        "signing-sheet" => SamplePoster.SigningSheet(20),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
