namespace Bakohumas.Web.Platform.Pledges;

/// <summary>Whether an event may be published with a pledge text that nobody has released: in Production never.</summary>
/// <param name="MayBePublished">True in Development, where the demo and a trial need no lawyer.</param>
internal sealed record DraftTexts(bool MayBePublished)
{
    public static DraftTexts For(IHostEnvironment environment) => new(!environment.IsProduction());
}
