using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Answers are JSON, and refusals problem documents by name (RFC 9457), whatever the caller accepts.</summary>
internal sealed class DoorAnswers() : ProducesAttribute("application/json")
{
    public const string Problem = "application/problem+json";

    public override void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ObjectResult { Value: ProblemDetails } refusal) refusal.ContentTypes = [Problem];
        else base.OnResultExecuting(context);
    }
}
