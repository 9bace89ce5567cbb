using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Shared;

/// <summary>Gives MVC's own English sentences (binding and validation attributes without a message) our words.</summary>
internal sealed class WordingMessages(WordingBook book, IHttpContextAccessor request) : IPostConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        // Last in the list, so that the [Required] which MVC infers from non-nullable types is there to be worded.
        options.ModelMetadataDetailsProviders.Add(this);

        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => Say("isi.wajib"));
        messages.SetMissingBindRequiredValueAccessor(_ => Say("isi.wajib"));
        messages.SetMissingKeyOrValueAccessor(() => Say("isi.wajib"));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Say("isi.wajib"));
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Say("isi.nilai_salah"));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Say("isi.nilai_salah"));
        messages.SetUnknownValueIsInvalidAccessor(_ => Say("isi.nilai_salah"));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Say("isi.nilai_salah"));
        messages.SetValueIsInvalidAccessor(_ => Say("isi.nilai_salah"));
        messages.SetValueMustBeANumberAccessor(_ => Say("isi.angka"));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Say("isi.angka"));
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessageResourceName is not null || (attribute.ErrorMessage is { } own && book.Has(own))) continue;
            attribute.ErrorMessage = attribute switch
            {
                RequiredAttribute => "isi.wajib",
                StringLengthAttribute or MaxLengthAttribute => "isi.terlalu_panjang",
                EmailAddressAttribute => "isi.surel_salah",
                _ => "isi.nilai_salah",
            };
        }
    }

    private string Say(string key) => book.In(Languages.Of(request.HttpContext))[key];
}
