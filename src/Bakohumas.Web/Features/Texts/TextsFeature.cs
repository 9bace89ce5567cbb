namespace Bakohumas.Web.Features.Texts;

/// <summary>Pledge texts from a copy to the release, and what is read before signing.</summary>
internal static class TextsFeature
{
    public static IServiceCollection AddTexts(this IServiceCollection services) => services
        .AddScoped<TextReading>()
        .AddScoped<TextDraftDesk>()
        .AddScoped<TextReleaseDesk>()
        .AddScoped<ReadingDesk>()
        .AddSingleton<TextReview>();
}
