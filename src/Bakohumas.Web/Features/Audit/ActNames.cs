using System.Reflection;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Audit;

/// <summary>Every act of the closed set, as the filter offers it; its words stand under <c>jejak.{act}</c>.</summary>
internal static class ActNames
{
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Acts).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    public static string KeyOf(string act) => "jejak." + act.Replace('-', '_');
}
