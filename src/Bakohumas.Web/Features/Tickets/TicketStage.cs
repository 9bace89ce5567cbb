namespace Bakohumas.Web.Features.Tickets;

/// <summary>Where the person stands; each stage has one primary action.</summary>
internal enum TicketStage
{
    /// <summary>A day before the event or earlier: put it into the calendar.</summary>
    Before,

    /// <summary>The day of the event: show the code.</summary>
    Today,

    /// <summary>Came; signing is not open.</summary>
    Inside,

    /// <summary>Came; read and sign.</summary>
    Signing,

    Signed,

    /// <summary>Signed a sheet in ink; the committee has entered it.</summary>
    SignedOnPaper,

    /// <summary>The event is over without this person.</summary>
    Missed,

    /// <summary>The person gave the seat back.</summary>
    GivenBack,

    EventCancelled,
}
