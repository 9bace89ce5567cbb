using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bakohumas.Web.Features.Shared;

/// <summary>A whole number as people write it, with or without thousands: 1250, 1.250, 1,250, 1 250. Nothing else is a number; what was typed stays in the field.</summary>
internal sealed partial class GroupedNumber : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text)) bindingContext.Result = ModelBindingResult.Success(null);
        else if (Written().IsMatch(text)) bindingContext.Result = ModelBindingResult.Success(Read(text));
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.ModelMetadata.ModelBindingMessageProvider.ValueMustBeANumberAccessor(text));
        return Task.CompletedTask;
    }

    // More than an int holds is the largest int: the range of the field says the rest.
    private static int Read(string text) =>
        int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(@"^(?:[0-9]{1,18}|[0-9]{1,3}(?:[., \u00A0\u202F][0-9]{3}){1,5})$")]
    private static partial Regex Written();
}
