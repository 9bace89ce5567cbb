using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Reminders;

internal static class Tongue
{
    /// <summary>The language of an outbox row, <c>id</c> or <c>en</c>.</summary>
    public static Language Of(string code) => code == "en" ? Language.English : Language.Indonesian;
}
