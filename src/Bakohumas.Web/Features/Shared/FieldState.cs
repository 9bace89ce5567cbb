using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Bakohumas.Web.Features.Shared;

/// <summary>What a field knows about itself: its names in the form and the first thing that is wrong with it.</summary>
internal sealed record FieldState(string Name, string Id, string? Error, bool HasHint)
{
    public string HintId => Id + "-h";
    public string ErrorId => Id + "-e";

    /// <summary>Hint first, then error: the order in which they are read.</summary>
    public string? DescribedBy => (HasHint, Error) switch
    {
        (true, null) => HintId,
        (true, _) => $"{HintId} {ErrorId}",
        (false, null) => null,
        (false, _) => ErrorId,
    };

    public static FieldState Of(ViewContext view, ModelExpression field, string? hint, string own)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);
        var errors = view.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.Errors : null;
        var error = errors is { Count: > 0 } ? errors[0].ErrorMessage : null;
        var isCheck = field.Metadata.UnderlyingOrModelType == typeof(bool);
        return new FieldState(name, IdOf(name), error, hint is not null || (own.Length > 0 && !isCheck));
    }

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_") ?? name;
}
