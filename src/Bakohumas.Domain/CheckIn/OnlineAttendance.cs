using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Domain.CheckIn;

/// <summary>What a press of "saya hadir" from afar depends on, read in one transaction.</summary>
/// <param name="Offers">Whether the event takes people from afar.</param>
/// <param name="IsOnline">Whether the person takes part from afar.</param>
/// <param name="Occasion">Hours of the day or session; null when there is none at that moment.</param>
/// <param name="First">The admission to this occasion that stands.</param>
/// <param name="IsWord">Whether what was typed is a word that is taken now.</param>
/// <param name="WasUsed">Whether this very word let the person in before, and the committee took it back.</param>
public sealed record OnlineFacts(
    bool Offers, bool IsOnline, EventState State, RegistrationState Registration, OnlineHours? Occasion, FirstEntry? First, bool IsWord, bool WasUsed, int WrongBefore);

/// <summary>Hours of an occasion.</summary>
public sealed record OnlineHours(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>The rules of taking part from afar. What protects against two at once is the database, not this.</summary>
public static class OnlineAttendance
{
    /// <summary>The meeting's link is shown, and the word taken, this long before the start.</summary>
    public static readonly TimeSpan OpensBefore = TimeSpan.FromMinutes(60);

    /// <summary>Whether the meeting's link is shown and a press is taken: from 60 minutes before the occasion until its end, on the event's clock.</summary>
    public static bool IsOpen(EventState state, OnlineHours occasion, DateTimeOffset now) =>
        state is not (EventState.Draft or EventState.Finished or EventState.Cancelled) && now >= occasion.StartsAt - OpensBefore && now < occasion.EndsAt;

    public static OnlineDecision Decide(OnlineFacts facts, DateTimeOffset now)
    {
        // Refuse before looking at the clock: who gave the seat back should hear that, not "too early".
        if (facts.Registration == RegistrationState.Cancelled || facts.State == EventState.Cancelled) return OnlineDecision.Cancelled;
        if (facts.First is not null) return OnlineDecision.Recorded;
        if (!facts.Offers) return OnlineDecision.NotOffered;
        if (!facts.IsOnline) return OnlineDecision.OnSite;
        if (facts.Occasion is not { } occasion || !IsOpen(facts.State, occasion, now)) return facts.Occasion is { } known && now < known.StartsAt ? OnlineDecision.TooEarly : OnlineDecision.Closed;
        if (facts.WrongBefore >= WrongWords.Most) return OnlineDecision.TooMany;
        if (!facts.IsWord) return OnlineDecision.WrongWord;
        return facts.WasUsed ? OnlineDecision.TakenBack : OnlineDecision.Admitted;
    }
}

/// <summary>What a press of "saya hadir" comes to.</summary>
public enum OnlineDecision
{
    Admitted,

    /// <summary>Recorded before, here or at the door.</summary>
    Recorded,

    WrongWord,

    /// <summary>Ten wrong words in ten minutes.</summary>
    TooMany,
    TooEarly,
    Closed,
    Cancelled,

    /// <summary>The event takes nobody from afar.</summary>
    NotOffered,

    /// <summary>The person is expected in the hall.</summary>
    OnSite,

    /// <summary>The committee took the admission with this word back; the next word is taken.</summary>
    TakenBack,
}
