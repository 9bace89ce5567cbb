using System.Diagnostics;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What became of a sign-in. The refusal never says why: an address, a password and a locked account look alike.</summary>
internal abstract record SignInDecision
{
    private SignInDecision()
    {
    }

    /// <param name="Landing">Where this person's work begins.</param>
    public sealed record Welcome(string Landing) : SignInDecision;

    public sealed record Refused : SignInDecision;

    /// <summary>Too many passwords are being checked at this moment.</summary>
    public sealed record Busy : SignInDecision;

    public T Match<T>(Func<Welcome, T> welcome, Func<T> refused, Func<T> busy) => this switch
    {
        Welcome one => welcome(one),
        Refused => refused(),
        Busy => busy(),
        _ => throw new UnreachableException(),
    };
}
