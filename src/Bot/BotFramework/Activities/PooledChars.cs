using System.Buffers;
using Newtonsoft.Json;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>Newtonsoft.Json's buffers, from the shared pool.</summary>
internal sealed class PooledChars : IArrayPool<char>
{
    public static readonly PooledChars Shared = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    // What a person typed stays in no buffer.
    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array, clearArray: true);
        }
    }
}
