using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform;

/// <summary>
/// Sections of the configuration as options classes. A value that cannot be read or is not allowed ends the start before anything
/// listens, with one line that names the key and what is allowed: whoever sets up a server reads a sentence, not a stack.
/// </summary>
internal static class Settings
{
    /// <param name="section">Name of the section; each settable property of the class is a key in it.</param>
    /// <exception cref="SettingException">A value cannot be read as its type.</exception>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite)) Demand(property.PropertyType, $"{section}:{property.Name}", configuration[$"{section}:{property.Name}"]);
        services.AddSingleton<IValidateOptions<T>, Sentences<T>>();
        return services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateOnStart();
    }

    /// <summary>Asks every section at once, before the host would, which prints a stack for each.</summary>
    /// <exception cref="SettingException">One or more values are not allowed; one sentence each.</exception>
    public static void DemandSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException fault)
        {
            throw new SettingException(string.Join(' ', fault.Failures));
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(f => f is OptionsValidationException))
        {
            throw new SettingException(string.Join(' ', faults.InnerExceptions.SelectMany(f => ((OptionsValidationException)f).Failures)));
        }
    }

    private static void Demand(Type type, string key, string? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || type == typeof(string)) return;
        try
        {
            var read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            // "7" is read as an enum value that nobody has written.
            if (!type.IsEnum || Enum.IsDefined(type, read!)) return;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException)
        {
        }

        throw new SettingException($"{key} is \"{value}\": {Allowed(type)} is allowed.");
    }

    private static string Allowed(Type type) =>
        type.IsEnum ? string.Join(" or ", Enum.GetNames(type)) : type == typeof(bool) ? "true or false" : "a whole number";

    /// <summary>The framework's own validator wraps each sentence in the names of our classes.</summary>
    private sealed class Sentences<T> : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(f => f.ErrorMessage!));
        }
    }
}

/// <summary>A setting that cannot be used; the message names its key and what is allowed.</summary>
internal sealed class SettingException(string message) : Exception(message);
