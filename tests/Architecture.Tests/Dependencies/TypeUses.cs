using Mono.Cecil;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>One type of an assembly names another one of it.</summary>
internal readonly record struct TypeUse(string From, string To);

/// <summary>
/// Which types of an assembly name which others of it, read from the compiled code: signatures, fields, bodies, attributes. What leaves no
/// trace there is not seen: constants, nameof, comments. A nested type counts as the one that it stands in.
/// </summary>
internal static class TypeUses
{
    public static IReadOnlySet<TypeUse> Of(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return module
            .Types.SelectMany(top => WithNested(top).SelectMany(Named).Select(named => new TypeUse(top.FullName, named)))
            .ToHashSet();
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<string> Named(TypeDefinition type) =>
        References(type).SelectMany(Parts).OfType<TypeDefinition>().Select(Outermost).Select(t => t.FullName);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. Constraints(type),
            .. Attributes(type),
            .. type.Fields.SelectMany(Attributes),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Attributes),
            .. type.Methods.SelectMany(Constraints),
            .. type.Methods.SelectMany(OfSignature),
            .. type.Methods.Where(m => m.HasBody).SelectMany(OfBody),
        ];

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider on) => on.CustomAttributes.Select(a => a.AttributeType);

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider on) =>
        on.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference> OfSignature(MethodReference method) =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ];

    private static IEnumerable<TypeReference?> OfBody(MethodDefinition method) =>
        [
            .. method.Body.Variables.Select(v => v.VariableType),
            .. method.Body.ExceptionHandlers.Select(h => h.CatchType),
            .. method.Body.Instructions.SelectMany(i =>
                i.Operand switch
                {
                    TypeReference type => [type],
                    MethodReference called => OfSignature(called),
                    FieldReference field => [field.DeclaringType, field.FieldType],
                    _ => Enumerable.Empty<TypeReference>(),
                }
            ),
        ];

    /// <summary>A type, and what it is made of: the element of an array, the arguments of a generic type.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null => [],
            GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
            IModifierType modified => Parts(modified.ModifierType).Concat(Parts(modified.ElementType)),
            TypeSpecification other => Parts(other.ElementType),
            _ => [type],
        };
}
