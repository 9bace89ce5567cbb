namespace Bakohumas.Web.Commands;

/// <summary>
/// What the person who started the process must see and the log must not keep: addresses, the demo's sign-ins, the set-up code.
/// </summary>
internal static class Terminal
{
    public static void Say(string line) => Console.Out.WriteLine(line);
    public static void Complain(string line) => Console.Error.WriteLine(line);
}
