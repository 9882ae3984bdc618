namespace AdaptiveCards;

public sealed record AdaptiveTextBlock(string Text) : AdaptiveElement
{
    public bool Wrap { get; init; } = true;

    /// <summary>Small, Default, Medium, Large, ExtraLarge.</summary>
    public string? Size { get; init; }

    /// <summary>Lighter, Default, Bolder.</summary>
    public string? Weight { get; init; }

    /// <summary>Default, Accent, Good, Warning, Attention. Colour never stands alone.</summary>
    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public string? HorizontalAlignment { get; init; }

    public int? MaxLines { get; init; }

    /// <summary>`heading` for section titles.</summary>
    public string? Style { get; init; }

    public string? FontType { get; init; }
}
