using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>A line of the register: who may call an endpoint.</summary>
/// <param name="Access"><c>anonymous</c>, <c>link</c> (whoever holds the address), <c>device</c> (a paired phone or screen), <c>signed-in</c>, or role names.</param>
public sealed record AccessRow(string Verb, string Route, string Access)
{
    public static AccessRow Parse(string line)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 3 ? new(parts[0], parts[1], parts[2]) : throw new FormatException($"The register cannot be read at '{line}'.");
    }

    public override string ToString() => $"{Verb} {Route} {Access}";
}

/// <summary>Compares what the register promises with what the running program enforces.</summary>
internal static class AccessRegister
{
    /// <summary>What an endpoint without sign-in may be called; the program cannot tell them apart, a person decides.</summary>
    private static readonly string[] Open = ["anonymous", "link", "device"];

    public static IReadOnlyList<AccessRow> Rows { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Architecture", "access-register.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(AccessRow.Parse)];

    /// <summary>The endpoints of the program with the access that it enforces; <c>open</c> where nothing is asked.</summary>
    public static async Task<IReadOnlyList<AccessRow>> EnforcedAsync(IServiceProvider services)
    {
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var rows = new List<AccessRow>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct())
        {
            // A file of the front end: its list changes with every build, and all are public.
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == "{**path:file}") continue;
            var access = await AccessAsync(endpoint, policies);
            foreach (var verb in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                rows.Add(new(verb, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), access));
        }

        return [.. rows.Distinct()];
    }

    public static IEnumerable<string> Breaches(IReadOnlyList<AccessRow> register, IReadOnlyList<AccessRow> enforced)
    {
        foreach (var row in enforced)
        {
            var promised = register.Where(r => r.Verb == row.Verb && r.Route == row.Route).ToList();
            if (promised.Count == 0) yield return $"missing: {row}";
            else if (promised.Count > 1) yield return $"twice: {row.Verb} {row.Route}";
            else if (row.Access == "open" ? !Open.Contains(promised[0].Access) : promised[0].Access != row.Access) yield return $"promised {promised[0].Access}, enforced: {row}";
        }

        foreach (var row in register.Where(r => !enforced.Any(e => e.Verb == r.Verb && e.Route == r.Route))) yield return $"no such endpoint: {row}";
    }

    private static async Task<string> AccessAsync(RouteEndpoint endpoint, IAuthorizationPolicyProvider policies)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "open";
        var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()) ?? await policies.GetFallbackPolicyAsync();
        if (policy is null) return "open";
        // Several demands hold together: only roles that satisfy each of them get in.
        var roles = policy.Requirements.OfType<RolesAuthorizationRequirement>().Select(r => r.AllowedRoles.Order(StringComparer.Ordinal)).ToList();
        return roles.Count == 0 ? "signed-in" : string.Join(',', roles.Aggregate<IEnumerable<string>>((a, b) => a.Intersect(b)));
    }
}
