using System.Diagnostics;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>What became of a registration.</summary>
internal abstract record RegistrationDecision
{
    private RegistrationDecision()
    {
    }

    /// <param name="Token">Of the personal link: handed out here and never again on a screen.</param>
    /// <param name="Again">The same form came a second time; nothing was written.</param>
    public sealed record Made(string Token, bool Again) : RegistrationDecision;

    /// <summary>This person is registered already; the way to the ticket goes by mail to the address on file.</summary>
    public sealed record Known : RegistrationDecision;

    /// <summary>No seat, or registration is not open; the page says which.</summary>
    public sealed record Refused : RegistrationDecision;

    public T Match<T>(Func<Made, T> made, Func<T> known, Func<T> refused) => this switch
    {
        Made one => made(one),
        Known => known(),
        Refused => refused(),
        _ => throw new UnreachableException(),
    };
}
