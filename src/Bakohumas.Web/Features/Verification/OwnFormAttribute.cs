using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Verification;

/// <summary>
/// The action reads its form itself, once and within its own bounds: nothing else touches the body of a stranger's upload before it, so
/// every fault of that body becomes one of our verdicts and never an error page.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
