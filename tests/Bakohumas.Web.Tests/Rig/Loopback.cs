using System.Net;
using System.Net.Sockets;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>Addresses on this machine.</summary>
internal static class Loopback
{
    /// <summary>A port that was free a moment ago, for programs that cannot choose one themselves.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
