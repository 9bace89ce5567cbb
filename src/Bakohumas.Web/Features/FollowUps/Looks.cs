using Bakohumas.Domain.FollowUps;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>The colour that goes with a state of a duty; the word says the same.</summary>
internal static class Looks
{
    public static string Of(DutyState state) => state switch
    {
        DutyState.Accepted => "ok",
        DutyState.Reported => "info",
        DutyState.Returned or DutyState.Overdue => "warn",
        DutyState.Silent => "bad",
        DutyState.Pending => "none",
    };
}
