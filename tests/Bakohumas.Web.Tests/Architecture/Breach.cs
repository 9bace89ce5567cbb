namespace Bakohumas.Web.Tests.Architecture;

internal static class Breach
{
    /// <summary>Fails with every sentence in full: the reader wants to know all of them at once.</summary>
    public static void None(IEnumerable<string> breaches)
    {
        var all = string.Join('\n', breaches);
        Assert.True(all.Length == 0, all);
    }
}
