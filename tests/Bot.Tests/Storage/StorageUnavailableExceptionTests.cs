using System.Net.Sockets;
using Azure;
using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Tests.Storage;

public sealed class StorageUnavailableExceptionTests
{
    [Fact]
    public void A_log_gets_one_line_with_the_networks_answer()
    {
        var refused = new HttpRequestException("Connection refused (127.0.0.1:1)", new SocketException((int)SocketError.ConnectionRefused));
        var outage = Thrown(new AggregateException(new RequestFailedException(0, refused.Message, null, refused)));

        outage.ToString().ShouldBe("StorageUnavailableException: The table storage does not serve. (ConnectionRefused)");
    }

    [Fact]
    public void A_log_gets_the_storages_status_and_code_and_nothing_of_its_text()
    {
        var outage = Thrown(
            new RequestFailedException(403, "https://account/table(PartitionKey='x') secret", "AuthorizationFailure", null)
        );

        outage.ToString().ShouldBe("StorageUnavailableException: The table storage does not serve. (403 AuthorizationFailure)");
    }

    private static StorageUnavailableException Thrown(Exception cause)
    {
        try
        {
            throw new StorageUnavailableException("The table storage does not serve.", cause);
        }
        catch (StorageUnavailableException outage)
        {
            return outage;
        }
    }
}
