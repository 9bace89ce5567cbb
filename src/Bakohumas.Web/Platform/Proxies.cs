using Microsoft.AspNetCore.HttpOverrides;

namespace Bakohumas.Web.Platform;

/// <summary>Only the proxies named in <c>Proxy:Networks</c> may say who the client is.</summary>
internal static class Proxies
{
    /// <exception cref="SettingException">A network is not written as one.</exception>
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Proxy:Networks");
        // One name instead of a list is read as an empty list: no proxy would be believed, and nobody would know why.
        if (!string.IsNullOrEmpty(section.Value)) throw new SettingException($"Proxy:Networks is \"{section.Value}\": a list is expected, its first line as Proxy:Networks:0 (Proxy__Networks__0).");
        var networks = (section.Get<string[]>() ?? []).Select(Read).ToList();
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
    }

    public static IApplicationBuilder UseForwardedHeadersOfProxy(this IApplicationBuilder app) => app.UseForwardedHeaders();

    private static System.Net.IPNetwork Read(string network) => System.Net.IPNetwork.TryParse(network, out var read)
        ? read
        : throw new SettingException($"Proxy:Networks holds \"{network}\": a network in CIDR notation is allowed, like 10.0.0.0/8 or 192.168.1.7/32.");
}
