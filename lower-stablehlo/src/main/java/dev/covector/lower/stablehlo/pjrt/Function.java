package dev.covector.lower.stablehlo.pjrt;

/** The functions of PJRT's C interface that the client calls. Each takes one structure and returns an error or nothing. */
@SuppressWarnings("ImmutableEnumChecker") // structures never change
enum Function {
    ERROR_DESTROY("Error_Destroy"),
    ERROR_MESSAGE("Error_Message"),
    ERROR_CODE("Error_GetCode"),
    PLUGIN_INITIALIZE("Plugin_Initialize"),
    PLUGIN_ATTRIBUTES("Plugin_Attributes"),
    EVENT_DESTROY("Event_Destroy"),
    EVENT_IS_READY("Event_IsReady"),
    EVENT_AWAIT("Event_Await"),
    EVENT_ON_READY("Event_OnReady"),
    CLIENT_CREATE("Client_Create"),
    CLIENT_DESTROY("Client_Destroy"),
    CLIENT_PLATFORM_NAME("Client_PlatformName"),
    CLIENT_PLATFORM_VERSION("Client_PlatformVersion"),
    CLIENT_DEVICES("Client_AddressableDevices"),
    CLIENT_COMPILE("Client_Compile"),
    CLIENT_BUFFER("Client_BufferFromHostBuffer"),
    DESCRIPTION_ID("DeviceDescription_Id"),
    DESCRIPTION_KIND("DeviceDescription_Kind"),
    DESCRIPTION_TEXT("DeviceDescription_ToString"),
    DEVICE_DESCRIPTION("Device_GetDescription"),
    DEVICE_MEMORY("Device_MemoryStats"),
    EXECUTABLE_DESTROY("Executable_Destroy"),
    EXECUTABLE_OUTPUTS("Executable_NumOutputs"),
    EXECUTABLE_PROGRAM("Executable_OptimizedProgram"),
    LOADED_DESTROY("LoadedExecutable_Destroy"),
    LOADED_EXECUTABLE("LoadedExecutable_GetExecutable"),
    LOADED_EXECUTE("LoadedExecutable_Execute"),
    BUFFER_DESTROY("Buffer_Destroy"),
    BUFFER_DIMENSIONS("Buffer_UnpaddedDimensions"),
    BUFFER_TO_HOST("Buffer_ToHostBuffer"),
    BUFFER_IS_ON_CPU("Buffer_IsOnCpu"),
    BUFFER_READY("Buffer_ReadyEvent"),
    BUFFER_POINTER("Buffer_UnsafePointer"),
    BUFFER_SHARE("Buffer_IncreaseExternalReferenceCount"),
    BUFFER_UNSHARE("Buffer_DecreaseExternalReferenceCount"),
    BUFFER_COPY("Buffer_CopyToDevice");

    private final String suffix;
    private final int position;
    private final Struct arguments;

    Function(String suffix) {
        this.suffix = suffix;
        this.position = Layouts.functions().indexOf(suffix);
        this.arguments = Struct.of("PJRT_" + suffix + "_Args");
    }

    /** The name in C. */
    String symbol() {
        return "PJRT_" + suffix;
    }

    /** The place in the plugin's table. */
    int position() {
        return position;
    }

    /** What it takes. */
    Struct arguments() {
        return arguments;
    }
}
