using System.Net;
using System.Net.Sockets;

namespace KobanBot.Dev;

/// <summary>TCP ports on loopback.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago; another program may still be faster.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <exception cref="DevelopmentException">The port is taken.</exception>
    public static void Require(int port, string remedy)
    {
        if (!IsFree(port))
        {
            throw new DevelopmentException($"Port {port} is in use: stop the program that holds it, or {remedy}.");
        }
    }
}
